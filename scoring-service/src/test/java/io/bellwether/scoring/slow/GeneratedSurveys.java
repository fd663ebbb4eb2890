package io.bellwether.scoring.slow;

import static io.bellwether.scoring.slow.GeneratedCompany.LONG_AGO;

import io.bellwether.scoring.slow.GeneratedCases.Case;
import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Surveys on several scales, with invitations, answers and who got back to whom answered.
final class GeneratedSurveys {

  private static final int DAY = 24 * 60;

  /// @param good which end of the scale is, null where nobody said
  private record Survey(
      String name,
      String kind,
      Integer min,
      Integer max,
      @Nullable String item,
      @Nullable String good,
      @Nullable Integer threshold) {
    Survey(String name, String kind, Integer min, Integer max) {
      this(name, kind, min, max, null, "HIGHER_IS_BETTER", null);
    }
  }

  private static final List<Survey> SURVEYS =
      List.of(
          new Survey("nps", "NPS", 0, 10),
          new Survey("nps-again", "NPS", 0, 10),
          new Survey("nps-of-five", "NPS", 1, 5),
          new Survey("csat", "CSAT", 1, 5),
          new Survey("csat-of-ten", "CSAT", 1, 10),
          new Survey("csat-of-seven", "CSAT", 1, 7, null, "LOWER_IS_BETTER", 3),
          new Survey("csat-of-stars", "CSAT", 0, 5, null, null, 3),
          new Survey("ces", "CES", 1, 7),
          new Survey("knowledge", "DRIVER", 1, 5, "KNOWLEDGE", "HIGHER_IS_BETTER", 4),
          new Survey("courtesy", "DRIVER", 1, 7, "COURTESY", "LOWER_IS_BETTER", 2),
          new Survey("respect", "DRIVER", 0, 10, null, "HIGHER_IS_BETTER", null),
          new Survey("empathy", "DRIVER", 0, 10, "EMPATHY", null, 5),
          new Survey("useful", "IMPACT", 1, 5, "KNOWLEDGE", "HIGHER_IS_BETTER", 4));

  private final GeneratedCompany company;
  private final List<String> accounts;
  private final List<Case> cases;

  GeneratedSurveys(GeneratedCompany company, List<String> accounts, List<Case> cases) {
    this.company = company;
    this.accounts = accounts;
    this.cases = cases;
  }

  void generate() {
    for (var survey : SURVEYS) {
      company.say(
          "survey",
          survey.name(),
          LONG_AGO,
          new Row()
              .put("kind", survey.kind())
              .put("scale_min", survey.min())
              .put("scale_max", survey.max())
              .put("item", survey.item())
              .put("direction", survey.good())
              .put("threshold", survey.threshold()));
    }
    for (int i = 0; i < 770; i++) {
      response(i, company.oneOf(SURVEYS));
    }
    for (int i = 0; i < 200; i++) {
      var at = company.moments.any();
      company.say(
          "invitation",
          "invitation" + i,
          at,
          new Row()
              .put("survey_id", company.id(company.oneOf(SURVEYS).name()))
              .put("account_id", company.maybe(company.id(company.oneOf(accounts))))
              .put("case_id", company.maybe(company.id(company.oneOf(cases).name())))
              .put("sent_at", at));
    }
  }

  private void response(int i, Survey survey) {
    var at = company.moments.any();
    var row =
        new Row()
            .put("survey_id", company.id(survey.name()))
            .put("account_id", company.maybe(company.id(company.oneOf(accounts))))
            .put("case_id", company.chance(2) ? null : company.id(company.oneOf(cases).name()))
            .put("score", company.between(survey.min(), survey.max() + 1))
            .put("responded_at", at)
            .put("rep_id", company.maybe(company.id("rep" + company.between(0, 7))));
    var before = row.copy().put("score", survey.min());
    company.say("response", "response" + i, at, company.chance(6) ? before : null, row);
    for (int n = company.chance(2) ? company.between(1, 3) : 0; n > 0; n--) {
      var contacted = company.moments.after(at, 25 * DAY);
      company.say(
          "follow_up",
          "followup" + i + "-" + n,
          contacted,
          new Row()
              .put("response_id", company.id("response" + i))
              .put("rep_id", company.maybe(company.id("rep" + company.between(0, 6))))
              .put("contacted_at", contacted));
    }
  }
}

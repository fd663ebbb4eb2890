package io.bellwether.scoring.api;

import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.summary.RiskFlag;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Writes the catalogue into the OpenAPI document: the ids of the metrics as an enum, what they can
/// be grouped by, and the parameters that all of them share.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = 2)
public class MetricOpenApiFilter implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    var catalog = Arc.container().instance(MetricCatalog.class).get();
    describe(openApi, catalog);
  }

  static void describe(OpenAPI openApi, MetricCatalog catalog) {
    if (openApi.getPaths() == null || openApi.getPaths().getPathItems() == null) {
      return;
    }
    for (var path : openApi.getPaths().getPathItems().values()) {
      for (var operation : path.getOperations().values()) {
        switch (String.valueOf(operation.getOperationId())) {
          case "getMetric" -> {
            nameMetrics(operation, catalog);
            metricParameters(catalog).forEach(operation::addParameter);
          }
          case "listMetricRows" -> {
            nameMetrics(operation, catalog);
            rowParameters().forEach(operation::addParameter);
          }
          case "compareGroups" -> {
            nameMetrics(operation, catalog);
            comparisonParameters().forEach(operation::addParameter);
          }
          case "decomposeChange" -> {
            nameMetrics(operation, catalog);
            decompositionParameters().forEach(operation::addParameter);
          }
          case "listAccountSummaries" -> summaryParameters().forEach(operation::addParameter);
          case "getAccountSummary" ->
              sharedParameters().stream()
                  .filter(parameter -> !Set.of("filter", "cursor").contains(parameter.getName()))
                  .forEach(operation::addParameter);
          case "measureEffect" -> {
            nameMetrics(operation, catalog);
            effectParameters().forEach(operation::addParameter);
          }
          case "chartControlLimits" -> {
            nameMetrics(operation, catalog);
            controlParameters().forEach(operation::addParameter);
          }
          case "drawLorenzCurve" -> {
            nameMetrics(operation, LorenzCurveResource.drawable(catalog));
            curveParameters().forEach(operation::addParameter);
          }
          case "measureTrend" -> {
            nameMetrics(operation, catalog);
            trendParameters().forEach(operation::addParameter);
          }
          case "correlateMetrics" -> {
            nameMetrics(operation, catalog);
            correlationParameters(catalog).forEach(operation::addParameter);
          }
          case "getStaffing" -> staffingParameters().forEach(operation::addParameter);
          case "getMetricDefinition" -> nameMetrics(operation, catalog);
          default -> {
            // Not about one metric.
          }
        }
      }
    }
    nameMetricsOfQuestion(openApi, catalog);
    explainDetail(openApi);
  }

  private static void nameMetrics(Operation operation, MetricCatalog catalog) {
    nameMetrics(operation, catalog.ids());
  }

  private static void nameMetrics(Operation operation, List<String> ids) {
    for (var parameter : operation.getParameters()) {
      if ("metricId".equals(parameter.getName())) {
        parameter.setDescription("Id of the metric");
        parameter.setSchema(text().enumeration(new ArrayList<>(ids)));
      }
    }
  }

  private static void nameMetricsOfQuestion(OpenAPI openApi, MetricCatalog catalog) {
    if (openApi.getComponents() == null || openApi.getComponents().getSchemas() == null) {
      return;
    }
    var question = openApi.getComponents().getSchemas().get("MetricQuestion");
    if (question == null || question.getProperties() == null) {
      return;
    }
    var metrics = question.getProperties().get("metrics");
    if (metrics != null) {
      metrics.setItems(text().enumeration(new ArrayList<>(catalog.ids())));
    }
  }

  private static void explainDetail(OpenAPI openApi) {
    if (openApi.getComponents() == null || openApi.getComponents().getSchemas() == null) {
      return;
    }
    var result = openApi.getComponents().getSchemas().get("MetricResult");
    if (result == null || result.getProperties() == null) {
      return;
    }
    var detail = result.getProperties().get("detail");
    if (detail != null) {
      detail.setDescription(
          detail.getDescription()
              + " In every metric, also with what they are of before the name, as in calendarP90: "
              + Arrays.stream(Beside.values())
                  .map(
                      beside ->
                          "%s (%s; %s)"
                              .formatted(beside.wireName(), beside.meaning(), beside.unit()))
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static List<Parameter> metricParameters(MetricCatalog catalog) {
    var dimensions = new TreeSet<String>();
    catalog.all().stream().map(Metric::definition).forEach(d -> dimensions.addAll(d.dimensions()));
    var parameters = new ArrayList<>(sharedParameters());
    parameters.add(grain());
    parameters.add(
        query(
            "groupBy",
            "Up to three dimensions of the metric, parted by commas; tier, region, country, segment,"
                + " operatingModel, lifecycleStage and csm are those of the row's own time; by hour and"
                + " weekday, what stands at the end of an interval beside a value is of all hours: "
                + dimensions,
            text(),
            "tier"));
    parameters.add(
        query(
            "definition",
            "Ways to answer, parted by commas; the metric's default unless said",
            text(),
            "start,per-acquired"));
    parameters.add(clock());
    parameters.add(credit());
    parameters.add(
        query(
            "compareTo",
            "Adds the interval before to each",
            text().enumeration(List.of("previousPeriod")),
            "previousPeriod"));
    parameters.add(
        query("totals", "Also the cells over all groups", type(Schema.SchemaType.BOOLEAN), "true"));
    parameters.add(
        query(
            "orderBy",
            "Orders the groups of each interval by their value and gives them a rank; -value begins"
                + " with the highest. Groups without a value come last",
            text().enumeration(List.copyOf(Ranking.ORDERS)),
            "-value"));
    parameters.add(
        query(
            "top",
            "Only so many groups, 1 to 100, those that come first by orderBy from from to to; all"
                + " others are one group, (other), computed anew. For one dimension in groupBy",
            type(Schema.SchemaType.INTEGER),
            "5"));
    parameters.add(
        query("limit", "Results a page, 1 to 10000", type(Schema.SchemaType.INTEGER), "1000"));
    return parameters;
  }

  private static List<Parameter> rowParameters() {
    var parameters = new ArrayList<>(sharedParameters());
    parameters.add(query("definition", "The way of answering", text(), "start@1"));
    parameters.add(clock());
    parameters.add(credit());
    parameters.add(
        query("term", "The term whose rows are meant; the first unless said", text(), "atStart"));
    parameters.add(
        query("limit", "Rows a page, 1 to 5000", type(Schema.SchemaType.INTEGER), "200"));
    return parameters;
  }

  private static List<Parameter> staffingParameters() {
    var parameters = new ArrayList<>(sharedParameters());
    parameters.removeIf(parameter -> Set.of("filter", "cursor").contains(parameter.getName()));
    parameters.add(
        query(
            "groupBy",
            "hourOfWeek (unless said), team, or week: each whole week from the first day on",
            text().enumeration(List.copyOf(StaffingResource.GROUPS)),
            "hourOfWeek"));
    parameters.add(
        query(
            "team",
            "Id of the team whose hours of the week, or weeks, are asked for; all unless said",
            text().format("uuid"),
            "018f4e7a-0000-7000-8000-000000000001"));
    parameters.add(
        query(
            "occupancy",
            "The share of their hours that reps spend on cases, above 0 and at most 1; 1 unless said",
            type(Schema.SchemaType.NUMBER),
            "0.85"));
    return parameters;
  }

  private static List<Parameter> summaryParameters() {
    var parameters = new ArrayList<>(sharedParameters());
    parameters.add(
        query(
            "orderBy",
            "The metric by which accounts are ordered, -metric from the highest on; those without a"
                + " value come last. "
                + SummaryOrder.USUAL
                + " unless said",
            text().enumeration(List.copyOf(SummaryOrder.ALL)),
            "-monthly-recurring-revenue"));
    parameters.add(
        query(
            "flag",
            "Only accounts of which this sign of risk is raised",
            text()
                .enumeration(
                    Arrays.stream(RiskFlag.Kind.values())
                        .map(RiskFlag.Kind::name)
                        .map(Object.class::cast)
                        .toList()),
            "UNHEALTHY_THOUGH_CONTENT"));
    parameters.add(
        query("limit", "Accounts a page, 1 to 200", type(Schema.SchemaType.INTEGER), "50"));
    return parameters;
  }

  private static List<Parameter> comparisonParameters() {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(
        query("groupBy", "The dimension whose groups are compared", text(), "rep").required(true));
    parameters.add(
        query(
                "adjustFor",
                "Up to three dimensions by which cases are alike, parted by commas",
                text(),
                "severity,region")
            .required(true));
    parameters.add(
        query(
            "minN",
            "Rows that a group must have for a place; unless said those from which the metric's value"
                + " is called reliable",
            type(Schema.SchemaType.INTEGER),
            "30"));
    return parameters;
  }

  private static List<Parameter> decompositionParameters() {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(
        query(
                "groupBy",
                "Up to three dimensions by which the change is taken apart, parted by commas",
                text(),
                "caseChannel")
            .required(true));
    return parameters;
  }

  private static List<Parameter> effectParameters() {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(query("groupBy", "The dimension of the group", text(), "type").required(true));
    parameters.add(query("group", "The group that is looked at", text(), "DEFECT").required(true));
    parameters.add(
        query(
            "adjustFor",
            "Up to three dimensions by which rows are alike, parted by commas",
            text(),
            "account"));
    return parameters;
  }

  private static List<Parameter> trendParameters() {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(grain().required(true));
    parameters.add(
        query(
            "groupBy",
            "Up to three dimensions, each group with an own trend",
            text(),
            "caseChannel"));
    parameters.add(
        query(
            "adjustFor",
            "Up to three dimensions by which cases are alike, parted by commas: adds the trend that"
                + " there is with the same mix of them in each interval. For a share or a mean",
            text(),
            "severity"));
    return parameters;
  }

  private static List<Parameter> controlParameters() {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(grain());
    parameters.add(
        query(
            "groupBy", "Up to three dimensions, each group with an own baseline", text(), "type"));
    parameters.add(
        query(
            "baselineFrom",
            "First day of what tells what to expect; as long before from unless said",
            text().format("date"),
            "2025-01-01"));
    parameters.add(query("baselineTo", "Day after its last", text().format("date"), "2026-01-01"));
    parameters.add(
        query(
            "sigmas",
            "How far the outer limits lie, in standard deviations, 1 to 6; 3 unless said",
            type(Schema.SchemaType.NUMBER),
            "3"));
    return parameters;
  }

  private static List<Parameter> curveParameters() {
    var parameters = new ArrayList<>(sharedParameters());
    parameters.removeIf(parameter -> "cursor".equals(parameter.getName()));
    parameters.add(
        query(
            "of",
            "The term that is spread over the accounts; the metric's first unless said",
            text(),
            "minutes"));
    parameters.add(
        query(
            "against",
            "What it is compared with: accounts, of which each is as much as any other, unless said,"
                + " or another term that is spread",
            text(),
            "recurringRevenue"));
    parameters.add(
        query(
            "steps",
            "At most so many steps, 2 to 1000; 100 unless said. Of fewer accounts each is one",
            type(Schema.SchemaType.INTEGER),
            "100"));
    return parameters;
  }

  private static List<Parameter> correlationParameters(MetricCatalog catalog) {
    var parameters = new ArrayList<>(withoutPages());
    parameters.add(
        query(
                "with",
                "Id of the other metric",
                text().enumeration(new ArrayList<>(catalog.ids())),
                "account-health")
            .required(true));
    parameters.add(
        query("withDefinition", "The other's way of answering", text(), "mean-of-accounts@2"));
    parameters.add(
        query("groupBy", "Up to three dimensions whose groups are the pairs", text(), "account"));
    parameters.add(grain());
    parameters.add(
        query(
            "lag",
            "1 takes the metric from the interval before, so that it is first",
            text().enumeration(List.of("0", "1")),
            "1"));
    parameters.add(
        query(
            "minN",
            "Rows that a value of the metric must rest on to count; 1 unless said",
            type(Schema.SchemaType.INTEGER),
            "5"));
    parameters.add(
        query(
            "withMinN",
            "The same of the other metric; 1 unless said",
            type(Schema.SchemaType.INTEGER),
            "1"));
    return parameters;
  }

  private static Parameter grain() {
    var grains =
        Arrays.stream(Grain.values()).map(Grain::wireName).map(Object.class::cast).toList();
    return query("grain", "How fine the interval is cut", text().enumeration(grains), "month");
  }

  private static List<Parameter> withoutPages() {
    var parameters = new ArrayList<>(sharedParameters());
    parameters.removeIf(parameter -> "cursor".equals(parameter.getName()));
    parameters.add(query("definition", "The way of answering", text(), "exactly-one-reply@1"));
    parameters.add(clock());
    parameters.add(credit());
    return parameters;
  }

  private static List<Parameter> sharedParameters() {
    return List.of(
        query("from", "First day", text().format("date"), "2026-01-01").required(true),
        query("to", "Day after the last", text().format("date"), "2026-07-01").required(true),
        query(
            "timeZone",
            "IANA zone in which the days begin; the tenant's unless said",
            text(),
            "Europe/Berlin"),
        query(
            "filter",
            "dimension:eq:value, dimension:in:value,value or dimension:ne:value; all must hold; up to"
                + " 20 with the groups, each of up to 200 values of up to 200 characters",
            type(Schema.SchemaType.ARRAY).items(text()),
            "region:eq:EMEA"),
        query(
            "knownAt",
            "Answer as it was known then; not in the future",
            text().format("date-time"),
            "2026-07-01T00:00:00Z"),
        query("cursor", "nextCursor of the page before", text(), "…"));
  }

  private static Parameter clock() {
    return query(
        "clock",
        "The hours by which a time is told: the definition that does so, of those that were asked for"
            + " too (censored with business is censored-business). Refused for what is no time",
        text().enumeration(List.of("calendar", "business")),
        "business");
  }

  private static Parameter credit() {
    return query(
        AskedCredit.PARAMETER,
        "Whose the rows are where it is asked by rep or team: "
            + Arrays.stream(Credit.values())
                .map(credit -> credit.wireName() + " (" + credit.meaning() + ")")
                .collect(Collectors.joining(", "))
            + ". Each definition says which it knows; the first of them unless said",
        text().enumeration(List.copyOf(AskedCredit.NAMES)),
        Credit.FIRST.wireName());
  }

  private static Parameter query(String name, String description, Schema schema, String example) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .required(false)
        .schema(schema)
        .example(schema.getItems() == null ? example : List.of(example));
  }

  private static Schema text() {
    return type(Schema.SchemaType.STRING);
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}

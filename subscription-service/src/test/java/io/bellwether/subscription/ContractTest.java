package io.bellwether.subscription;

import io.bellwether.kit.access.RouteTable;
import io.bellwether.kit.testing.ServiceContract;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ContractTest implements ServiceContract {

  @Override
  public RouteTable routeTable() {
    return new RouteTable();
  }

  @Override
  public Map<String, String> samples() {
    var samples = new LinkedHashMap<String, String>();
    samples.put("accounts", "{\"externalId\": \"contract-test\", \"name\": \"Umbrella\"}");
    samples.put(
        "contracts",
        """
        {"accountExternalId": "contract-test", "type": "SUBSCRIPTION", "startDate": "2026-01-01"}
        """);
    samples.put(
        "subscription-lines",
        """
        {"accountExternalId": "contract-test", "plan": "PRO", "interval": "MONTH",
         "amount": {"amountMinor": 1000, "currency": "EUR"}, "startDate": "2026-01-01"}
        """);
    samples.put(
        "costs",
        """
        {"accountExternalId": "contract-test", "incurredOn": "2026-01-31", "serviceType": "SUPPORT",
         "costBasis": "LOADED", "amount": {"amountMinor": 4200, "currency": "EUR"}}
        """);
    samples.put(
        "service-revenue",
        """
        {"accountExternalId": "contract-test", "recognizedOn": "2026-01-31",
         "serviceType": "TRAINING", "amount": {"amountMinor": 99000, "currency": "EUR"}}
        """);
    samples.put(
        "usage",
        "{\"accountExternalId\": \"contract-test\", \"usedOn\": \"2026-01-31\", \"seatsUsed\": 17}");
    samples.put(
        "contacts",
        """
        {"accountExternalId": "contract-test", "name": "Robin Roe", "email": "robin@globex.example"}
        """);
    samples.put(
        "product-sales",
        """
        {"accountExternalId": "contract-test", "product": "CRM", "soldOn": "2026-01-15",
         "amount": {"amountMinor": 500000, "currency": "EUR"}}
        """);
    samples.put(
        "deals",
        """
        {"accountExternalId": "contract-test", "openedOn": "2026-01-10", "status": "WON",
         "closedOn": "2026-02-01", "amount": {"amountMinor": 500000, "currency": "EUR"}}
        """);
    samples.put(
        "programmes",
        """
        {"programme": "PREMIUM", "offeredFrom": "2026-01-01", "phone": true, "email": true,
         "chat": false, "web": true, "community": false}
        """);
    samples.put(
        "renewal-commitments",
        """
        {"accountExternalId": "contract-test", "statedOn": "2026-06-30", "intent": "COMMITTED"}
        """);
    samples.put(
        "exchange-rates",
        """
        {"fromCurrency": "USD", "toCurrency": "EUR", "validFrom": "2026-01-01", "rate": 0.92}
        """);
    samples.put(
        "feature-usage",
        """
        {"accountExternalId": "contract-test", "usedOn": "2026-01-31", "feature": "EXPORT",
         "users": 4}
        """);
    samples.put(
        "onboardings",
        """
        {"accountExternalId": "contract-test", "scope": "PRODUCT", "formal": true,
         "kickoffOn": "2026-01-07"}
        """);
    samples.put(
        "milestones",
        """
        {"accountExternalId": "contract-test", "kind": "ADOPTION", "milestone": "FIRST_REPORT"}
        """);
    samples.put(
        "success-plans",
        """
        {"externalId": "contract-test", "accountExternalId": "contract-test",
         "startedOn": "2026-01-15"}
        """);
    samples.put(
        "success-plan-steps",
        """
        {"successPlanExternalId": "contract-test", "step": "TRAIN_AGENTS", "weight": 2.5}
        """);
    samples.put(
        "goals",
        """
        {"accountExternalId": "contract-test", "goalType": "HANDLING_TIME", "setOn": "2026-01-15"}
        """);
    samples.put(
        "outcomes",
        """
        {"accountExternalId": "contract-test", "kind": "COST_DOWN", "achievedOn": "2026-06-11"}
        """);
    return samples;
  }
}

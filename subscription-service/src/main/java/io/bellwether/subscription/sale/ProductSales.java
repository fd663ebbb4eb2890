package io.bellwether.subscription.sale;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The product sales of a tenant.
@Singleton
public class ProductSales implements CollectionDefinition<ProductSale> {

  @Override
  public Description<ProductSale> describe() {
    return Description.of(
            "product-sales",
            "product-sale",
            ProductSale.class,
            "A sale of a product, to which services can be attached.")
        .asVoidable();
  }

  @Override
  public void check(ProductSale draft, References references, Violations violations) {
    var opportunity = draft.serviceOpportunity();
    violations.unless(
        opportunity == null || opportunity.amountMinor() >= 0,
        "serviceOpportunity",
        opportunity == null ? null : opportunity.amountMinor(),
        "0 or more");
  }
}

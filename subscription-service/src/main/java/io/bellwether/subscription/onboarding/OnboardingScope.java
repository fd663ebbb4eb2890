package io.bellwether.subscription.onboarding;

/// What a customer is shown.
public enum OnboardingScope {
  /// How to use the product.
  PRODUCT,
  /// How to use the services that it is entitled to.
  SERVICES
}

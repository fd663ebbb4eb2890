package io.bellwether.subscription.use;

/// How far somebody has come who uses a feature.
public enum FeatureClass {
  BASIC,
  ADVANCED
}

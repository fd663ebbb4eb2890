package io.bellwether.scoring.store;

/// That what case-service says of some cases still follows from hours that were corrected.
///
/// @param cases how many there are
/// @param reassigned whether other calendars hold for them than before, and not only other hours
public record Recount(long cases, boolean reassigned) {}

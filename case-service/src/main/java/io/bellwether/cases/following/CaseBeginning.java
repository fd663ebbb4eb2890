package io.bellwether.cases.following;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a calendar says of a case that came in.
///
/// @param calendarId null when none holds for it
/// @param inBusinessHours null when nobody can tell
public record CaseBeginning(@Nullable UUID calendarId, @Nullable Boolean inBusinessHours) {}

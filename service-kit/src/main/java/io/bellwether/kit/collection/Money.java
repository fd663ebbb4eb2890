package io.bellwether.kit.collection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An amount in the minor unit of its currency (cents), so that no amount is ever rounded on the
/// way.
@Schema(description = "An amount of money.")
public record Money(
    @Schema(description = "Amount in the currency's minor unit.", examples = "123450")
        long amountMinor,
    @Schema(description = "ISO 4217 code.", examples = "\"EUR\"") String currency) {}

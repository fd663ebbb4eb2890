package io.bellwether.subscription.account;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person at a customer. Nothing of it ever goes into the feed.
public record Contact(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "Name of the person.", examples = "Robin Roe") @Size(min = 1, max = 200)
        String name,
    @Schema(description = "Mail address.", examples = "robin@globex.example")
        @Email
        @Size(min = 3, max = 254)
        @Nullable String email,
    @Schema(description = "Telephone number.", examples = "+49 30 901820") @Size(min = 1, max = 50)
        @Nullable String phone,
    @Schema(description = "What the person does at the customer.", examples = "Head of operations")
        @Size(min = 1, max = 100)
        @Nullable String role,
    @Schema(description = "Day on which the person left the customer.", examples = "2026-05-31")
        @Nullable LocalDate leftOn) {}

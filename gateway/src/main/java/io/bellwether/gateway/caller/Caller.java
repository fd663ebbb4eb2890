package io.bellwether.gateway.caller;

/// Whom a verified token speaks for.
public record Caller(String tenant, String client, String subject) {}

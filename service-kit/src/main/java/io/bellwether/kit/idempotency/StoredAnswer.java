package io.bellwether.kit.idempotency;

import java.util.Map;

/// An answer as it was sent: status, the headers that belong to it, and the bytes of the body.
public record StoredAnswer(int status, Map<String, String> headers, byte[] body) {}

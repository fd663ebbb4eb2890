/// What the orchestrator asks: may this gateway get traffic.
@NullMarked
package io.bellwether.gateway.health;

import org.jspecify.annotations.NullMarked;

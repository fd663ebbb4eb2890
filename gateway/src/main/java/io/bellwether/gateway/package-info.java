/// The front door: every request from outside passes [FrontDoor][io.bellwether.gateway.FrontDoor]
/// and nothing else.
@NullMarked
package io.bellwether.gateway;

import org.jspecify.annotations.NullMarked;

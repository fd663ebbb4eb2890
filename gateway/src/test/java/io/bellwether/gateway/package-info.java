/// The gateway seen from outside: real HTTP in front, small HTTP servers in place of the services.
@NullMarked
package io.bellwether.gateway;

import org.jspecify.annotations.NullMarked;

/// The service over HTTP, on a real database and identity provider.
@NullUnmarked
package io.bellwether.cases;

import org.jspecify.annotations.NullUnmarked;

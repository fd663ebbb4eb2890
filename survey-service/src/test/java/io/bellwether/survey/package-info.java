/// The service over HTTP, on a real database and identity provider.
@NullUnmarked
package io.bellwether.survey;

import org.jspecify.annotations.NullUnmarked;

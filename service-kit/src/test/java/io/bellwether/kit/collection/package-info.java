/// What an import keeps while it runs.
@NullUnmarked
package io.bellwether.kit.collection;

import org.jspecify.annotations.NullUnmarked;

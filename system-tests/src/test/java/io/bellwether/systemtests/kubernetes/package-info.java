/// The manifests, checked without a cluster: they render, they parse strictly, they keep our rules,
/// and they fit the code.
@NullUnmarked
package io.bellwether.systemtests.kubernetes;

import org.jspecify.annotations.NullUnmarked;

/// Pure rules of recurring revenue.
@NullUnmarked
package io.bellwether.subscription.revenue;

import org.jspecify.annotations.NullUnmarked;

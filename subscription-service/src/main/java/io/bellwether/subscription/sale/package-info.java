/// Product sales and the deals that led to them.
@NullMarked
package io.bellwether.subscription.sale;

import org.jspecify.annotations.NullMarked;

/// What happens to the product that customers call about.
@NullMarked
package io.bellwether.cases.product;

import org.jspecify.annotations.NullMarked;

/// Who is calling and for which tenant, and transactions that see that tenant's rows only.
@NullMarked
package io.bellwether.kit.tenant;

import org.jspecify.annotations.NullMarked;

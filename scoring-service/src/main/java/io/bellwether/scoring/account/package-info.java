/// Accounts as they are on a day.
@NullMarked
package io.bellwether.scoring.account;

import org.jspecify.annotations.NullMarked;

/// How customers help themselves, before and instead of a case.
@NullMarked
package io.bellwether.cases.selfservice;

import org.jspecify.annotations.NullMarked;

/// The commands behind `./suite`.
@NullMarked
package io.bellwether.localstack.command;

import org.jspecify.annotations.NullMarked;

/// The OpenAPI document: collections describe themselves, resources are completed with the problems
/// that every operation can answer.
@NullMarked
package io.bellwether.kit.openapi;

import org.jspecify.annotations.NullMarked;

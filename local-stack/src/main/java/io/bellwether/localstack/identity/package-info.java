/// The identity provider of one machine: tokens for the demo users, without passwords.
@NullMarked
package io.bellwether.localstack.identity;

import org.jspecify.annotations.NullMarked;

/// What customers pay for services, beside what recurs.
@NullMarked
package io.bellwether.subscription.service;

import org.jspecify.annotations.NullMarked;

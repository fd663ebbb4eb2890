/// The incidents of the BPI Challenge 2013, from a file that the user has.
@NullMarked
package io.bellwether.localstack.demo.bpi;

import org.jspecify.annotations.NullMarked;

package io.bellwether.kit.collection;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A short word of the tenant's own, such as `GOLD` or `PRICE`. Codes are the only texts that may
/// go into the feed: no sentence, no mail address and no list fits into one.
@Documented
@Constraint(validatedBy = {})
@Size(min = 1, max = Code.MAX_LENGTH)
@Pattern(regexp = Code.PATTERN)
@ReportAsSingleViolation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Code {

  int MAX_LENGTH = 100;

  /// No comma, which separates the values of a filter.
  String PATTERN = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._/&+()#:-]*";

  String EXPECTED =
      "a code: 1 to 100 letters, digits, spaces and ._/&+()#:- that begin with a letter or digit";

  String message() default EXPECTED;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

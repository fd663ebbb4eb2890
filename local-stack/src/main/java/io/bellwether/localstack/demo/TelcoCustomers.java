package io.bellwether.localstack.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// The rows of the telecom data set, read one by one.
final class TelcoCustomers {

  private static final String FILE = "/demo/telco/customers.csv";

  private TelcoCustomers() {}

  /// To be closed by the caller.
  static Stream<TelcoCustomer> read() {
    var file = TelcoCustomers.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new IllegalStateException(FILE + " is missing from the jar");
    }
    try {
      var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      var parser =
          CSVParser.builder()
              .setReader(new InputStreamReader(file, StandardCharsets.UTF_8))
              .setFormat(format)
              .get();
      return parser.stream().map(TelcoCustomer::of).onClose(() -> close(parser));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void close(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

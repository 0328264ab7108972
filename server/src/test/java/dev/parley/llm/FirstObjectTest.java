package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields that are whole of an object that is being written. */
class FirstObjectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      textBlock =
          """
          {"a":"b"              | {"a":"b"}
          {"a":"b               | {}
          {"a":"b\\"           | {}
          {"a":"b","c           | {"a":"b"}
          {"a":"b","c":null     | {"a":"b"}
          {"a":"b","c":null,    | {"a":"b","c":null}
          {"a":12               | {}
          {"a":12}              | {"a":12}
          {"a":{"b":1}          | {"a":{"b":1}}
          {"a":{"b":1           | {}
          {"a":"b"} {"a":"c"}   | {"a":"b"}
          Sure: {"a":"b"}       | {}
          ["a"]                 | {}
          {                     | {}
          """)
  void areThoseBehindWhichNothingOfThemCanCome(String written, String fields) {
    assertThat(FirstObject.begun(written)).hasToString(fields);
  }
}

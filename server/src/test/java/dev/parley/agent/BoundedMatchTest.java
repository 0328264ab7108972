package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMatchTest {
  private static final int LONG = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"(a|b)*c", "(a+b*)+c", "(.*)*c", "((a|b)*)*c", "(?:a|b|ab)*c", "[ab]+c"})
  void answersForLongTextsWhateverTheExpression(String expression) {
    assertThat(BoundedMatch.matches(expression, "ab".repeat(LONG / 2) + "c")).contains(true);
    assertThat(BoundedMatch.matches(expression, "ab".repeat(LONG / 2) + "d")).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{10}){10}){10}){10}",
        "((a{1,1000}){1,1000}){1000}",
        "(a{999}b{999}){9}",
        "(?=a)b",
        "(a)\\1",
        "a++",
        "(",
        "[a",
        "a{1001}"
      })
  void saysWhatCannotBeUsed(String expression) {
    assertThat(BoundedMatch.fault(expression)).isPresent();
    assertThat(BoundedMatch.matches(expression, "a")).isEmpty();
  }

  @Test
  void refusesWhatIsLongOrDeep() {
    assertThat(BoundedMatch.fault("(".repeat(5_000) + "a" + ")".repeat(5_000))).isPresent();
    assertThat(BoundedMatch.fault("(".repeat(499) + "a" + ")".repeat(499))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\d{3}-\\d{3}-\\d{4}",
        "[A-Z]{2}\\d{6}",
        "(yes|yeah|yep).*",
        "\\p{L}+",
        "[]a]{3}",
        "{x}"
      })
  void takesWhatPeopleWrite(String expression) {
    assertThat(BoundedMatch.fault(expression)).isEmpty();
  }

  @Test
  void matchesTheWholeTextCaseApart() {
    assertThat(BoundedMatch.matches("ja|nein", "JA")).contains(true);
    assertThat(BoundedMatch.matches("größe", "GRÖSSE")).contains(false);
    assertThat(BoundedMatch.matches("übung", "ÜBUNG")).contains(true);
    assertThat(BoundedMatch.matches("ja", "ja ja")).contains(false);
  }
}

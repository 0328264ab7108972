package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
  private static final TemplateScope SCOPE =
      new TemplateScope(
          json(
              "{\"visits\": 3, \"tier\": \"Gold\", \"tags\": [\"a\", \"B\"], \"vip\": true, \"dots\": \"....\"}"),
          Map.of(
              "age",
              "17",
              "day",
              "2026-03-03",
              "at",
              "14:30",
              "words",
              "Call me back",
              "ok",
              "true"),
          json("{}"));

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Routing.Route route(String operand, String operator, String value) {
    return route(operand, operator, value, SCOPE);
  }

  private static Routing.Route route(
      String operand, String operator, String value, TemplateScope scope) {
    String condition =
        "{\"operand\": \"%s\", \"operator\": \"%s\"%s}"
            .formatted(operand, operator, value.equals("-") ? "" : ", \"value\": " + value);
    Object rules =
        DocumentReader.ofAnySize()
            .read(
                Outcomes.class,
                json(
                    "{\"rules\": [{\"id\": \"r\", \"when\": {\"all\": [%s]}, \"next\": \"x\"}], \"else\": {\"next\": \"y\"}}"
                        .formatted(condition)));
    return Routing.choose((Outcomes.Rules) Objects.requireNonNull(rules), scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {visits}          | ==           | 3            | holds
          visits            | ==           | "3.0"        | holds
          {{age}}           | <            | 18           | holds
          {{age}}           | >            | "9"          | holds
          {{age}}           | >=           | 17           | holds
          {{age}}           | <=           | 16           | fails
          {{metadata.tier}} | ==           | "gold"       | holds
          {tier}            | !=           | "gold"       | fails
          {tier}            | in           | ["silver", "gold"] | holds
          {tier}            | in           | "silver, bronze"   | fails
          {tags}            | contains     | "b"          | holds
          {{words}}         | contains     | "CALL"       | holds
          {{words}}         | starts_with  | "call me"    | holds
          {{words}}         | matches      | "call .* back" | holds
          {{words}}         | matches      | "call"       | fails
          {{day}}           | >            | "2026-02-28" | holds
          {{at}}            | <            | "09:00"      | fails
          {{at}}            | ==           | "14:30:00"   | holds
          {{ok}}            | ==           | true         | holds
          {vip}             | ==           | true         | holds
          {gone}            | is_empty     | -            | holds
          {{words}}         | is_not_empty | -            | holds
          {gone}            | ==           | "x"          | fails
          {gone}            | !=           | "x"          | holds
          {tier}            | >            | 3            | noted
          {gone}            | <            | 3            | noted
          {{words}}         | matches      | "(a"         | noted
          """)
  void comparesWhatCanBeCompared(String operand, String operator, String value, String outcome) {
    Routing.Route route = route(operand, operator, value);
    assertThat(Objects.requireNonNull(route.exit()).next())
        .isEqualTo(outcome.equals("holds") ? "x" : "y");
    assertThat(route.notes()).hasSize(outcome.equals("noted") ? 1 : 0);
  }

  @Test
  void tellsOfAPatternThatOthersWouldTryForEver() {
    TemplateScope scope = SCOPE.withVariables(Map.of("words", "a".repeat(60) + "b"));
    Comparison.Result result =
        Comparison.of(new Condition("{{words}}", Operator.MATCHES, json("\"(.*a){14}\"")), scope);
    assertThat(result).isInstanceOf(Comparison.Result.Fails.class);
  }

  @Test
  void theFirstRuleThatHoldsWins() {
    Condition yes = new Condition("{vip}", Operator.EQUAL, json("true"));
    Condition no = new Condition("{vip}", Operator.EQUAL, json("false"));
    Outcomes.Rules rules =
        new Outcomes.Rules(
            List.of(
                new Outcomes.Rule("all", new When.All(List.of(yes, no)), "a", null, null),
                new Outcomes.Rule("any", new When.Any(List.of(no, yes)), "b", null, null),
                new Outcomes.Rule("late", new When.All(List.of(yes)), "c", null, null)),
            null);
    assertThat(Objects.requireNonNull(Routing.choose(rules, SCOPE).exit()).id()).isEqualTo("any");
    assertThat(Routing.choose(new Outcomes.Rules(List.of(), null), SCOPE).exit()).isNull();
  }

  @Test
  void whatIsTooLongIsNotCompared() {
    TemplateScope scope =
        new TemplateScope(
            json("{\"long\": \"%s\"}".formatted("a".repeat(10_001))), Map.of(), json("{}"));
    for (String operator : List.of("contains", "starts_with", "in", "==", "matches")) {
      Routing.Route route = route("{long}", operator, "\"a\"", scope);
      assertThat(Objects.requireNonNull(route.exit()).id()).isEqualTo("else");
      assertThat(route.notes()).singleElement().asString().contains("10000").hasSizeLessThan(400);
    }
  }

  @Test
  void aPatternKeepsItsClassesAndTakesWhatIsFilledInLetterForLetter() {
    assertThat(holds("{{words}}", "\"\\\\p{L}+ me back\"")).isTrue();
    assertThat(holds("{{words}}", "\"{{words}}\"")).isTrue();
    assertThat(holds("{tier}", "\"{dots}\"")).isFalse();
  }

  private static boolean holds(String operand, String pattern) {
    return Objects.requireNonNull(route(operand, "matches", pattern).exit()).id().equals("r");
  }
}

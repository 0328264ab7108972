package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a condition must be, so that it can be made and may hold. */
final class ConditionRules {
  private static final int LONGEST_VALUE = 1_000;
  private static final int MOST_VALUES = 500;

  private final Problems problems;

  ConditionRules(Problems problems) {
    this.problems = problems;
  }

  void check(Condition condition, String path) {
    operand(condition.operand(), path + ".operand");
    String operator = JsonNames.of(condition.operator());
    JsonNode value = condition.value();
    if (condition.operator().takesValue() == (value == null)) {
      problems.error(
          "bad_value",
          path + ".value",
          value == null
              ? "The operator %s needs a value to compare with."
              : "The operator %s takes no value. Remove it.",
          operator);
    } else if (value != null && fits(value, path + ".value")) {
      value(condition.operator(), operator, value, path + ".value");
    }
  }

  private void operand(String operand, String path) {
    if (Template.references(operand).isEmpty() && !Template.isName(operand.strip())) {
      problems.error(
          "bad_operand",
          path,
          "\"%s\" refers to nothing. Write the name of a variable, or a reference such as {{metadata.visits}}.",
          operand);
    }
  }

  private boolean fits(JsonNode value, String path) {
    if (value.isArray() && value.size() > MOST_VALUES) {
      problems.error(
          "too_many",
          path,
          "There are %d values in the list and may be %d. Leave some out.",
          value.size(),
          MOST_VALUES);
      return false;
    }
    int length = 0;
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      if (each.isContainerNode() || each.isNull()) {
        problems.error(
            "bad_value", path, "A value is a text, a number, true or false, or a list of them.");
        return false;
      }
      length = Math.max(length, each.asText().length());
    }
    if (length > LONGEST_VALUE) {
      problems.error(
          "too_long",
          path,
          "The value has %d characters and may have %d. Shorten it.",
          length,
          LONGEST_VALUE);
    }
    return length <= LONGEST_VALUE;
  }

  private void value(Operator operator, String name, JsonNode value, String path) {
    boolean fits =
        switch (operator) {
          case GREATER, AT_LEAST, LESS, AT_MOST -> Comparison.hasOrder(value) || refers(value);
          case CONTAINS, STARTS_WITH -> !value.isArray() && !value.asText().isBlank();
          case IN -> !value.isEmpty() || !value.asText().isBlank();
          case MATCHES -> value.isTextual() && !value.textValue().isEmpty();
          case EQUAL, NOT_EQUAL -> !value.isArray();
          case IS_EMPTY, IS_NOT_EMPTY -> true;
        };
    if (!fits) {
      problems.error(
          "bad_value",
          path,
          "%s cannot be compared by the operator %s. %s",
          shown(value),
          name,
          remedy(operator));
    } else if (operator == Operator.MATCHES) {
      BoundedMatch.fault(Template.renderPattern(value.textValue(), "x"))
          .ifPresent(fault ->
              problems.error(
                  "bad_pattern",
                  path,
                  "\"%s\" is no regular expression that can be used: %s.",
                  value.textValue(),
                  fault));
    }
  }

  private static boolean refers(JsonNode value) {
    return value.isTextual() && !Template.references(value.textValue()).isEmpty();
  }

  private static String shown(JsonNode value) {
    return value.isArray() ? "A list of " + value.size() : "\"" + value.asText() + "\"";
  }

  private static String remedy(Operator operator) {
    return switch (operator) {
      case GREATER, AT_LEAST, LESS, AT_MOST ->
          "Write a number, a date as 2026-03-03 or a time as 14:30.";
      case CONTAINS, STARTS_WITH -> "Write a text that is not blank.";
      case IN -> "List at least one value.";
      case MATCHES -> "Write a regular expression.";
      case EQUAL, NOT_EQUAL -> "Write one value, or set the operator to in.";
      case IS_EMPTY, IS_NOT_EMPTY -> "Remove it.";
    };
  }
}

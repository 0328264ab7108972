package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares two values as numbers, truth values, dates or times where both are, or else as text. */
final class Comparison {
  private static final int LONGEST = 10_000;

  private Comparison() {}

  /** What a comparison gave. */
  sealed interface Result {
    record Holds() implements Result {}

    record Fails() implements Result {}

    /** It could not be made, for this reason. */
    record Impossible(String why) implements Result {}
  }

  static Result of(Condition condition, TemplateScope scope) {
    JsonNode operand = Template.value(condition.operand(), scope);
    JsonNode value = filledIn(condition, scope);
    if (tooLong(operand) || tooLong(value)) {
      return impossible(
          condition, operand, value, "more than " + LONGEST + " characters are not compared");
    }
    return switch (condition.operator()) {
      case IS_EMPTY -> result(isEmpty(operand));
      case IS_NOT_EMPTY -> result(!isEmpty(operand));
      case EQUAL -> result(equal(operand, value));
      case NOT_EQUAL -> result(!equal(operand, value));
      case GREATER -> ordered(condition, operand, value, order -> order > 0);
      case AT_LEAST -> ordered(condition, operand, value, order -> order >= 0);
      case LESS -> ordered(condition, operand, value, order -> order < 0);
      case AT_MOST -> ordered(condition, operand, value, order -> order <= 0);
      case CONTAINS ->
          result(
              operand.isArray()
                  ? items(operand).anyMatch(item -> equal(item, value))
                  : !text(value).isEmpty() && text(operand).contains(text(value)));
      case STARTS_WITH -> result(!text(value).isEmpty() && text(operand).startsWith(text(value)));
      case IN -> result(items(value).anyMatch(item -> equal(operand, item)));
      case MATCHES ->
          BoundedMatch.matches(Template.text(value), Template.text(operand))
              .map(Comparison::result)
              .orElseGet(() ->
                  impossible(
                      condition,
                      operand,
                      value,
                      "the pattern cannot be used, or not on so long a text"));
    };
  }

  /** Whether the values of two conditions, without references, are the same to compare with. */
  static boolean sameValue(Condition one, Condition two) {
    JsonNode a = one.value();
    JsonNode b = two.value();
    return a != null && b != null && equal(a, b);
  }

  /** Whether a value is a number, a date or a time, which alone come before or after another. */
  static boolean hasOrder(JsonNode value) {
    return value.isValueNode() && order(value, value).isPresent();
  }

  private static Result result(boolean holds) {
    return holds ? new Result.Holds() : new Result.Fails();
  }

  private static Result ordered(
      Condition condition, JsonNode left, JsonNode right, IntPredicate wanted) {
    OptionalInt order = order(left, right);
    return order.isPresent()
        ? result(wanted.test(order.getAsInt()))
        : impossible(condition, left, right, "they are not two numbers, two dates or two times");
  }

  private static Result impossible(Condition condition, JsonNode left, JsonNode right, String why) {
    return new Result.Impossible(
        "The condition %s %s cannot compare \"%s\" with \"%s\": %s."
            .formatted(
                condition.operand(),
                JsonNames.of(condition.operator()),
                Problems.shortened(Template.text(left)),
                Problems.shortened(Template.text(right)),
                why));
  }

  private static boolean equal(JsonNode left, JsonNode right) {
    if (isEmpty(left) || isEmpty(right)) {
      return isEmpty(left) && isEmpty(right);
    }
    OptionalInt order = order(left, right);
    return order.isPresent() ? order.getAsInt() == 0 : text(left).equals(text(right));
  }

  private static OptionalInt order(JsonNode left, JsonNode right) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    if (a.isPresent() && b.isPresent()) {
      return OptionalInt.of(a.get().compareTo(b.get()));
    }
    if (!beginsWithDigit(left) || !beginsWithDigit(right)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(LocalDate.parse(text(left)).compareTo(LocalDate.parse(text(right))));
    } catch (DateTimeException _) {
      return times(left, right);
    }
  }

  /** As every date and time does; asked first because failing to read one is slow. */
  private static boolean beginsWithDigit(JsonNode value) {
    String text = text(value);
    return text.length() >= 5 && text.length() <= 30 && Character.isDigit(text.charAt(0));
  }

  private static OptionalInt times(JsonNode left, JsonNode right) {
    try {
      return OptionalInt.of(LocalTime.parse(text(left)).compareTo(LocalTime.parse(text(right))));
    } catch (DateTimeException _) {
      return OptionalInt.empty();
    }
  }

  private static Optional<BigDecimal> number(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    String text = text(value);
    return text.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Stream<JsonNode> items(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
        : Arrays.stream(Template.text(value).split(",", -1)).map(TextNode::valueOf);
  }

  private static boolean isEmpty(JsonNode value) {
    return Template.text(value).isBlank() || (value.isContainerNode() && value.isEmpty());
  }

  private static String text(JsonNode value) {
    return Template.text(value).strip().toLowerCase(Locale.ROOT);
  }

  private static JsonNode filledIn(Condition condition, TemplateScope scope) {
    JsonNode value = condition.value();
    if (value == null) {
      return MissingNode.getInstance();
    }
    if (!value.isTextual()) {
      return value;
    }
    return TextNode.valueOf(
        condition.operator() == Operator.MATCHES
            ? Template.renderPattern(value.textValue(), scope)
            : Template.render(value.textValue(), scope).text());
  }

  private static boolean tooLong(JsonNode value) {
    return Template.text(value).length() > LONGEST;
  }
}

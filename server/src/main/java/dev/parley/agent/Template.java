package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the references of a text. What is filled in is never itself read for references. */
public final class Template {
  private static final String NAME = "[\\p{L}_](?:[\\p{L}\\p{N}_. -]*[\\p{L}\\p{N}_])?";
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{\\s*(%1$s)\\s*}}|\\{\\s*(%1$s)\\s*}".formatted(NAME));
  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]+");
  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

  /** Characters that a text may have once its references are filled in. */
  private static final int MOST_RENDERED = 200_000;

  private Template() {}

  /**
   * A text with its references filled in.
   *
   * @param missing the references that nothing was known of, or too much to be filled in, as they
   *     stand in the text
   */
  public record Rendered(String text, List<String> missing) {
    public Rendered {
      missing = List.copyOf(missing);
    }
  }

  /** A reference as it stands in a text, and the name in it. */
  record Found(String written, Reference reference) {}

  /** For speech and other plain text. */
  public static Rendered render(String text, TemplateScope scope) {
    return render(text, scope, UnaryOperator.identity());
  }

  /** For a URL: what is filled in is percent-encoded. */
  public static Rendered renderUrl(String text, TemplateScope scope) {
    return render(
        text, scope, value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /**
   * For a header: what is filled in cannot end the line, and what is not ASCII is percent-encoded,
   * because a header cannot carry it (RFC 9110 section 5.5).
   */
  public static Rendered renderHeader(String text, TemplateScope scope) {
    return render(
        text,
        scope,
        value ->
            BEYOND_ASCII
                .matcher(CONTROL.matcher(value).replaceAll(" "))
                .replaceAll(match -> URLEncoder.encode(match.group(), StandardCharsets.UTF_8)));
  }

  /** For a regular expression: what is filled in is taken as it is, letter for letter. */
  static String renderPattern(String pattern, TemplateScope scope) {
    return pattern(pattern, reference -> text(reference.resolve(scope)));
  }

  /** A regular expression with each reference standing for the same text. */
  static String renderPattern(String pattern, String text) {
    return pattern(pattern, _ -> text);
  }

  private static String pattern(String pattern, Function<Reference, String> values) {
    return REFERENCE
        .matcher(pattern)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                isClass(pattern, match.start())
                    ? match.group()
                    : Pattern.quote(values.apply(reference(match)))));
  }

  /** Whether what begins here belongs to the regular expression itself, as {L} does in \\p{L}. */
  private static boolean isClass(String pattern, int start) {
    return start >= 2
        && pattern.charAt(start - 2) == '\\'
        && "pPxoNkg".indexOf(pattern.charAt(start - 1)) >= 0;
  }

  /** For a JSON body: what is filled in inside quotes stays inside them. */
  public static Rendered renderJson(String text, TemplateScope scope) {
    return renderJson(text, match -> reference(match).resolve(scope));
  }

  /** A JSON body with each reference standing for the same value, missing for none. */
  static String renderJson(String text, JsonNode value) {
    return renderJson(text, _ -> value).text();
  }

  private static Rendered renderJson(String text, Function<MatchResult, JsonNode> values) {
    List<String> missing = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    int end = 0;
    boolean quoted = false;
    for (MatchResult match : REFERENCE.matcher(text).results().toList()) {
      String before = text.substring(end, match.start());
      quoted = quotedAfter(before, quoted);
      JsonNode value = values.apply(match);
      String filled = quoted ? escaped(text(value)) : bare(value);
      boolean fits = text.length() + out.length() + filled.length() <= MOST_RENDERED;
      if (value.isMissingNode() || !fits) {
        missing.add(match.group());
      }
      out.append(before).append(fits ? filled : quoted ? "" : "null");
      end = match.end();
    }
    return new Rendered(out.append(text.substring(end)).toString(), missing);
  }

  /** What a bare reference means, with or without braces; missing where nothing is known. */
  static JsonNode value(String operand, TemplateScope scope) {
    Matcher matcher = REFERENCE.matcher(operand.strip());
    if (matcher.matches()) {
      return reference(matcher.toMatchResult()).resolve(scope);
    }
    if (operand.indexOf('{') < 0) {
      return Reference.any(operand.strip()).resolve(scope);
    }
    return TextNode.valueOf(render(operand, scope).text());
  }

  /** Nothing of a text but its references, as they stand in it and in their order. */
  public static String onlyReferences(String text) {
    return String.join("", references(text).stream().map(Found::written).toList());
  }

  static List<Found> references(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .map(match -> new Found(match.group(), reference(match)))
        .toList();
  }

  /** Whether a text is a name as it may stand in braces. */
  static boolean isName(String text) {
    return WHOLE_NAME.matcher(text).matches();
  }

  /** A text with each reference replaced by the same words. */
  static String replaced(String text, String words) {
    return REFERENCE.matcher(text).replaceAll(Matcher.quoteReplacement(words));
  }

  /** A scalar as text, an object or a list as JSON, nothing as the empty text. */
  static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isValueNode() ? value.asText() : value.toString();
  }

  private static Rendered render(String text, TemplateScope scope, UnaryOperator<String> escape) {
    Filling filling = new Filling(text.length());
    String rendered =
        REFERENCE
            .matcher(text)
            .replaceAll(match -> {
              String value = filling.text(reference(match), scope);
              if (value.isBlank()) {
                filling.missing.add(match.group());
              }
              return Matcher.quoteReplacement(filling.fitting(escape.apply(value), match.group()));
            });
    return new Rendered(rendered, filling.missing);
  }

  /** What is filled into one text: each reference looked up once, and no more than fits. */
  private static final class Filling {
    private final Map<Reference, String> known = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private int length;

    Filling(int length) {
      this.length = length;
    }

    String text(Reference reference, TemplateScope scope) {
      return known.computeIfAbsent(reference, r -> Template.text(r.resolve(scope)));
    }

    String fitting(String value, String written) {
      if (length + value.length() > MOST_RENDERED) {
        missing.add(written);
        return "";
      }
      length += value.length();
      return value;
    }
  }

  private static Reference reference(MatchResult match) {
    String system = match.group(1);
    return system == null ? new Reference.Plain(match.group(2)) : new Reference.Rooted(system);
  }

  private static boolean quotedAfter(String json, boolean quotedBefore) {
    boolean quoted = quotedBefore;
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '\\') {
        i++;
      } else if (json.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }

  private static String escaped(String value) {
    String json = TextNode.valueOf(value).toString();
    return json.substring(1, json.length() - 1);
  }

  private static String bare(JsonNode value) {
    return value.isMissingNode() ? "null" : value.toString();
  }
}

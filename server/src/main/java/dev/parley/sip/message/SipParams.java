package dev.parley.sip.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} parameters of a URI or header, in order, names in lower case, values as
 * written.
 *
 * @param values a parameter without a value maps to the empty string
 */
public record SipParams(SequencedMap<String, String> values) {
  /** No parameters. */
  public static final SipParams NONE = new SipParams(new LinkedHashMap<>());

  public SipParams {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** The value of a parameter, empty for a bare one, null for an absent one. */
  public @Nullable String get(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the parameter is there, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** The same with one parameter set. */
  public SipParams with(String name, String value) {
    LinkedHashMap<String, String> copy = new LinkedHashMap<>(values);
    copy.put(name.toLowerCase(Locale.ROOT), value);
    return new SipParams(copy);
  }

  /** The same less one parameter. */
  SipParams without(String name) {
    LinkedHashMap<String, String> copy = new LinkedHashMap<>(values);
    copy.remove(name.toLowerCase(Locale.ROOT));
    return new SipParams(copy);
  }

  /** Reads {@code ;a=b;c}; the text is empty or starts with a semicolon. */
  static SipParams parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    LinkedHashMap<String, String> found = new LinkedHashMap<>();
    for (String part : SipText.split(text, ';')) {
      String param = part.strip();
      if (param.isEmpty()) {
        continue;
      }
      int equals = SipText.indexOf(param, '=');
      String name = equals < 0 ? param : param.substring(0, equals).strip();
      String value = equals < 0 ? "" : param.substring(equals + 1).strip();
      if (name.isEmpty()) {
        throw new SipException("A parameter has no name (" + param + ").");
      }
      found.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    }
    return new SipParams(found);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      text.append(';').append(entry.getKey());
      if (!entry.getValue().isEmpty()) {
        text.append('=').append(entry.getValue());
      }
    }
    return text.toString();
  }
}

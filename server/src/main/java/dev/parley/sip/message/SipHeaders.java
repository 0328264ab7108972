package dev.parley.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message in their order; immutable.
 *
 * @param fields as received or as they will be sent
 */
public record SipHeaders(List<SipHeader> fields) {
  public static final SipHeaders NONE = new SipHeaders(List.of());

  public SipHeaders {
    fields = List.copyOf(fields);
  }

  /** The first value of a header, null when it is absent. */
  @Nullable String first(String name) {
    for (SipHeader field : fields) {
      if (field.is(name)) {
        return field.value();
      }
    }
    return null;
  }

  /** Every value of a header, line by line. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (SipHeader field : fields) {
      if (field.is(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** Every element of a comma-separated header, over all its lines. */
  public List<String> list(String name) {
    List<String> elements = new ArrayList<>();
    for (String value : all(name)) {
      for (String element : SipText.split(value, ',')) {
        if (!element.isBlank()) {
          elements.add(element.strip());
        }
      }
    }
    return elements;
  }

  /** Whether a comma-separated header names a token, without regard to case. */
  public boolean lists(String name, String token) {
    return list(name).stream().anyMatch(token::equalsIgnoreCase);
  }

  /** The same with one more field at the end. */
  public SipHeaders with(String name, String value) {
    List<SipHeader> copy = new ArrayList<>(fields);
    copy.add(new SipHeader(name, value));
    return new SipHeaders(copy);
  }

  /** The same with a field in front of all others. */
  public SipHeaders withFirst(String name, String value) {
    List<SipHeader> copy = new ArrayList<>(fields.size() + 1);
    copy.add(new SipHeader(name, value));
    copy.addAll(fields);
    return new SipHeaders(copy);
  }

  /** The same with one field of that name, in the place of the first. */
  SipHeaders set(String name, String value) {
    List<SipHeader> copy = new ArrayList<>(fields.size() + 1);
    boolean placed = false;
    for (SipHeader field : fields) {
      if (!field.is(name)) {
        copy.add(field);
      } else if (!placed) {
        copy.add(new SipHeader(field.name(), value));
        placed = true;
      }
    }
    if (!placed) {
      copy.add(new SipHeader(name, value));
    }
    return new SipHeaders(copy);
  }

  /** The same with more fields at the end. */
  public SipHeaders withAll(List<SipHeader> more) {
    List<SipHeader> copy = new ArrayList<>(fields);
    copy.addAll(more);
    return new SipHeaders(copy);
  }
}

package dev.parley.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String field;
  private final transient Map<String, String> headers;

  private ApiException(
      int status,
      String code,
      String message,
      @Nullable String field,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.headers = headers;
  }

  static ApiException of(int status, String code, String message) {
    return new ApiException(status, code, message, null, Map.of());
  }

  /** A field of the body, the query or a header that is not as it must be: 400. */
  static ApiException invalid(String field, String message) {
    return new ApiException(400, "invalid_field", message, field, Map.of());
  }

  /** A field that must be there and is not: 400. */
  static ApiException missing(String field) {
    return new ApiException(
        400, "missing_field", "The field %s is required.".formatted(field), field, Map.of());
  }

  /** Something this team does not have: 404. */
  static ApiException notFound(String what, String id) {
    return of(404, "not_found", "This team has no %s \"%s\".".formatted(what, shortened(id)));
  }

  static ApiException conflict(String code, String message) {
    return of(409, code, message);
  }

  /** The same error about a field. */
  ApiException in(String newField) {
    return new ApiException(status, code, message(), newField, headers);
  }

  /** The same error with a header. */
  ApiException with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new ApiException(status, code, message(), field, Map.copyOf(more));
  }

  /** A value of the request, short enough to be repeated in a message. */
  static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 57) + "...";
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  @Nullable String field() {
    return field;
  }

  Map<String, String> headers() {
    return headers;
  }
}

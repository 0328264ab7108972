package dev.parley.api;

import io.javalin.http.HandlerType;
import java.util.List;

/**
 * One line of the table of routes.
 *
 * @param path as Javalin writes it, {@code /contact/{id}}
 */
record Route(HandlerType method, String path, Access access, Handler handler) {
  /** The methods it is asked by: whatever GET answers HEAD answers without a body (RFC 9110). */
  List<HandlerType> methods() {
    return method.equals(HandlerType.GET) ? List.of(method, HandlerType.HEAD) : List.of(method);
  }

  /** Who may use a route, and how often the same request counts. */
  enum Access {
    /** Anybody. */
    OPEN,
    /** Anybody, to be somebody from then on. */
    SIGN_IN,
    /** A token or a cookie, in its team. */
    TEAM,
    /** A token or a cookie, in its team; what is answered takes as long as the client reads it. */
    TEAM_STREAM,
    /** A token or a cookie, in its team; an Idempotency-Key makes a repeated request count once. */
    TEAM_ONCE;

    /** Whether it is known who asks. */
    boolean knowsClient() {
      return switch (this) {
        case OPEN, SIGN_IN -> false;
        case TEAM, TEAM_STREAM, TEAM_ONCE -> true;
      };
    }
  }

  /** What a route does with a request of a {@link ApiClient}. */
  @FunctionalInterface
  interface Handler {
    Answer answer(Request request);
  }

  static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Access.TEAM, handler);
  }

  static Route open(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Access.OPEN, handler);
  }

  /** A POST that tells who somebody is. */
  static Route signIn(String path, Handler handler) {
    return new Route(HandlerType.POST, path, Access.SIGN_IN, handler);
  }

  /** A GET whose answer is sent piece by piece. */
  static Route stream(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Access.TEAM_STREAM, handler);
  }

  static Route put(String path, Handler handler) {
    return new Route(HandlerType.PUT, path, Access.TEAM, handler);
  }

  static Route patch(String path, Handler handler) {
    return new Route(HandlerType.PATCH, path, Access.TEAM, handler);
  }

  static Route delete(String path, Handler handler) {
    return new Route(HandlerType.DELETE, path, Access.TEAM, handler);
  }

  /** A POST that changes nothing. */
  static Route ask(String path, Handler handler) {
    return new Route(HandlerType.POST, path, Access.TEAM, handler);
  }

  /** A POST that creates or calls. */
  static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, Access.TEAM_ONCE, handler);
  }
}

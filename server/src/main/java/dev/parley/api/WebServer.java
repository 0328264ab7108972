package dev.parley.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Javalin, set up so that every answer, whoever gives it, is ours. */
final class WebServer {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private WebServer() {}

  static Javalin start(ApiConfig config, List<Route> routes, Gate gate) {
    try {
      // Javalin logs at length what it cannot have, so we ask first.
      new ServerSocket(config.port(), 1, InetAddress.getByName(config.host())).close();
      return Javalin.create(javalin -> configure(javalin, config, routes, gate)).start();
    } catch (IOException | JavalinBindException e) {
      Throwable cause = root(e);
      String address = Authority.of(config.host(), config.port());
      throw new ApiServerException(
          String.valueOf(cause.getMessage()).contains("in use")
              ? "The HTTP port %s is in use. Maybe Parley runs already: stop what has it, or give another with --http or PARLEY_HTTP_PORT."
                  .formatted(address)
              : "HTTP cannot listen on %s (%s: %s). Maybe PARLEY_HTTP_HOST is no address of this machine, or its port is one that only root may have."
                  .formatted(address, cause.getClass().getSimpleName(), cause.getMessage()),
          e);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }

  private static void configure(
      JavalinConfig javalin, ApiConfig config, List<Route> routes, Gate gate) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.concurrency.useVirtualThreads = true;
    javalin.http.prefer405over404 = true;
    javalin.jetty.host = config.host();
    javalin.jetty.port = config.port();
    javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    javalin.jetty.modifyServer(WebServer::answerInOurForm);
    javalin.jetty.modifyServer(WebServer::letRequestsFinish);
    for (Route route : routes) {
      for (HandlerType method : route.methods()) {
        javalin.routes.addHttpHandler(method, route.path(), context -> gate.pass(route, context));
      }
    }
    Routes.methods(routes)
        .forEach((path, methods) ->
            javalin.routes.addHttpHandler(
                HandlerType.OPTIONS,
                path,
                context -> context.status(204).header("Allow", methods)));
    javalin.routes.exception(
        HttpResponseException.class, (e, context) -> gate.fail(translate(e, context), context));
    javalin.routes.exception(Exception.class, (e, context) -> gate.fail(e, context));
  }

  private static ApiException translate(HttpResponseException e, Context context) {
    if (e instanceof MethodNotAllowedResponse) {
      String allowed =
          e.getDetails().values().stream()
              .flatMap(methods -> Arrays.stream(methods.split("\\s*,\\s*", -1)))
              .sorted()
              .collect(Collectors.joining(", "));
      return ApiException.of(
              405,
              "method_not_allowed",
              "%s has no %s; it has %s.".formatted(context.path(), context.method(), allowed))
          .with("Allow", allowed);
    }
    return of(e.getStatus(), context.path());
  }

  private static ApiException of(int status, String path) {
    return switch (status) {
      case 404 ->
          ApiException.of(
              404,
              "not_found",
              "There is nothing at %s; /docs lists what there is."
                  .formatted(ApiException.shortened(path)));
      case 414 -> ApiException.of(414, "uri_too_long", "The address is too long.");
      case 413 -> ApiException.of(413, "body_too_large", "The body is too large.");
      case 431 -> ApiException.of(431, "headers_too_large", "The headers are too large.");
      case 503 -> ApiException.of(503, "unavailable", "The server is stopping; try again.");
      default ->
          status >= 500
              ? ApiException.of(500, "internal_error", "The server failed.")
              : ApiException.of(status, "bad_request", "The request is not valid HTTP.");
    };
  }

  private static void letRequestsFinish(Server server) {
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(STOP_LIMIT.toMillis());
  }

  /** Requests that Jetty refuses before Javalin sees them, such as one that is not HTTP. */
  private static void answerInOurForm(Server server) {
    server.setErrorHandler((request, response, callback) -> {
      int status = response.getStatus() < 400 ? 500 : response.getStatus();
      byte[] body = Envelope.of(of(status, request.getHttpURI().getCanonicalPath()), "none");
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Envelope.JSON);
      // What follows on a connection on which something was not understood is not understood
      // either.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      response.write(true, ByteBuffer.wrap(body), callback);
      return true;
    });
  }
}

package dev.parley.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The dashboard: its files, and the one page that all its addresses are. */
final class StaticRoutes {
  private static final String APP = "/app/";
  private static final int NONCE_BYTES = 18;

  /** Files whose name changes with their content. */
  private static final String HASHED = "assets/";

  private final Pages pages;
  private final Site site;
  private final RandomGenerator random;

  StaticRoutes(Pages pages, Site site, RandomGenerator random) {
    this.pages = pages;
    this.site = site;
    this.random = random;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.open("/", this::root),
        Route.open("/app", this::page),
        Route.open("/app/<path>", this::fileOrPage));
  }

  /** Whoever comes with a browser wants to see something. */
  private Answer root(Request request) {
    if (request.header("Accept").filter(accepted -> accepted.contains("text/html")).isEmpty()) {
      throw nothing("/");
    }
    request.context().header("Cache-Control", "no-store");
    request.context().header("Vary", "Accept");
    request.context().redirect(APP, HttpStatus.FOUND);
    return new Answer.Written();
  }

  private Answer fileOrPage(Request request) {
    Context context = request.context();
    String path = context.path().substring(Math.min(APP.length(), context.path().length()));
    Pages.File file = pages.file(path, request.header("Accept-Encoding").orElse(""));
    if (file == null) {
      if (path.substring(path.lastIndexOf('/') + 1).contains(".")) {
        throw nothing(context.path());
      }
      return page(request);
    }
    context.header("Vary", "Accept-Encoding");
    context.header(
        "Cache-Control",
        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
    if (file.encoding() != null) {
      context.header("Content-Encoding", file.encoding());
    }
    guard(context);
    return new Answer.Raw(file.type(), file.body());
  }

  /** Never kept, since its nonce is good for one page. */
  private Answer page(Request request) {
    Context context = request.context();
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    context.header("Cache-Control", "no-store");
    context.header("Content-Security-Policy", policy(nonce));
    context.header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    guard(context);
    return Answer.text("text/html; charset=utf-8", pages.index(nonce));
  }

  /** What the page may load, and whom it may ask: this server alone. */
  private static String policy(String nonce) {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
        + nonce
        + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:;"
        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  private void guard(Context context) {
    context.header("Referrer-Policy", "same-origin");
    if (site.https(context)) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static ApiException nothing(String path) {
    return ApiException.of(
        404,
        "not_found",
        "There is nothing at %s; /docs lists what there is."
            .formatted(ApiException.shortened(path)));
  }
}

package dev.parley.api;

import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The HTTP server: REST, live events, recordings, metrics and the contract itself. */
public final class ApiServer implements AutoCloseable {
  private final Javalin web;
  private final EventStreams streams;
  private final LiveStream live;
  private final RequestLanes lanes;
  private final List<Route> routes;
  private final String host;

  private ApiServer(
      Javalin web,
      EventStreams streams,
      LiveStream live,
      RequestLanes lanes,
      List<Route> routes,
      String host) {
    this.web = web;
    this.streams = streams;
    this.live = live;
    this.lanes = lanes;
    this.routes = routes;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @throws ApiServerException if the port is taken
   */
  public static ApiServer start(ApiConfig config, ApiParts parts) {
    var lanes = new RequestLanes(Runtime.getRuntime().availableProcessors());
    var streams = new EventStreams(parts.records().calls(), parts.notices(), config.heartbeat());
    var live =
        new LiveStream(
            new LiveFeed(
                parts.records().board(),
                parts.notices(),
                parts.steady(),
                parts.random().nextLong() >>> 1),
            parts.records().sessions(),
            parts.records().tokens(),
            config.heartbeat(),
            parts.steady());
    var site = new Site(config.proxies(), config.origins());
    var sessions = new SessionSignIn(parts.records().sessions(), site, parts.steady());
    var pages = new StaticRoutes(Pages.read(), site, parts.random());
    List<Route> routes =
        Stream.concat(Routes.of(parts, streams, live, sessions).stream(), pages.routes()).toList();
    var gate =
        new Gate(
            new Admission(
                new SignIn(
                    parts.records().tokens(),
                    sessions,
                    new WrongTokens(parts.clock()),
                    parts.steady()),
                new RequestRates(config, parts.clock()),
                new RoleGuard(parts.records().members())),
            new RepeatedRequests(parts.records().idempotency()),
            parts.meters(),
            parts.steady(),
            parts.random(),
            config.maxBodyBytes(),
            lanes);
    return new ApiServer(
        WebServer.start(config, routes, gate), streams, live, lanes, routes, config.host());
  }

  /** The port it listens on. */
  public int port() {
    return web.port();
  }

  /** Where it is reached from this machine. */
  public URI url() {
    return Authority.url(host, port());
  }

  /** Everything it answers. */
  List<Route> routes() {
    return routes;
  }

  /** Ends the streams of events, lets the requests under way finish, and stops listening. */
  @Override
  public void close() {
    streams.close();
    live.close();
    web.stop();
    lanes.close();
  }
}

package dev.parley.outbound;

import dev.parley.call.Reach;
import dev.parley.outbound.OutboundLimits.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP/1.1 requests, for threads that may wait, best virtual ones: interrupted, they stop at
 * once. Connections are kept for whoever asks the same host next. Thread-safe.
 */
public final class OutboundClient implements AutoCloseable {
  private final CloseableHttpClient http;
  private volatile boolean closed;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofVirtual().name("outbound-limits-", 0).factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * A client of its own look-up and trust.
   *
   * @param trusted who vouches for hosts (TLS)
   */
  OutboundClient(Reach reach, HttpRoutePlanner routes, HostLookup hosts, SSLContext trusted) {
    timer.setRemoveOnCancelPolicy(true);
    http = HttpStack.client(new CheckedHosts(reach, hosts), routes, trusted);
  }

  /** For requests that others ask for: straight to hosts within reach, never through a proxy. */
  public static OutboundClient within(Reach reach) {
    return new OutboundClient(
        reach, new DefaultRoutePlanner(null), new SystemLookup(), HttpStack.systemTrust());
  }

  /**
   * For requests to hosts that the operator chose: anywhere, and through the operator's proxies.
   *
   * @param environment variables, of which {@code http_proxy}, {@code https_proxy} and {@code
   *     no_proxy} are read
   */
  public static OutboundClient ofOperator(Map<String, String> environment) {
    return new OutboundClient(
        Reach.ANYWHERE,
        new EnvironmentProxies(environment),
        new SystemLookup(),
        HttpStack.systemTrust());
  }

  /**
   * Sends a request and waits for the head of its answer. The limits go on for the body.
   *
   * @throws OutboundException if there is none
   */
  public OutboundAnswer open(OutboundRequest request)
      throws OutboundException, InterruptedException {
    @Nullable String body = request.body();
    return send(request, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same with another body, which need not be text.
   *
   * @throws OutboundException if there is no answer
   */
  public OutboundAnswer open(OutboundRequest request, byte[] body)
      throws OutboundException, InterruptedException {
    return send(request, body);
  }

  private OutboundAnswer send(OutboundRequest request, byte @Nullable [] body)
      throws OutboundException, InterruptedException {
    HttpUriRequestBase sent = of(request, body);
    LimitWatch watch = new LimitWatch(request.limits(), timer, sent::cancel);
    boolean opened = false;
    try {
      watch.begin(Part.CONNECT);
      ClassicHttpResponse response =
          ScopedValue.where(CheckedHosts.WATCH, watch).call(() -> execute(sent));
      watch.end();
      OutboundAnswer answer = new OutboundAnswer(response, sent, watch);
      opened = true;
      return answer;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before the answer came");
      }
      watch.fail(OutboundFailure.of(e, request.uri().getHost()));
      throw new OutboundException(Objects.requireNonNull(watch.failure()), e);
    } finally {
      if (!opened) {
        watch.close();
        boolean _ = sent.cancel();
      }
    }
  }

  private ClassicHttpResponse execute(HttpUriRequestBase request) throws IOException {
    try {
      return http.executeOpen(RoutingSupport.determineHost(request), request, null);
    } catch (HttpException e) {
      throw new IOException("no request that can be sent", e);
    } catch (IllegalStateException e) {
      if (!closed) {
        throw e;
      }
      throw new IOException("the client is closed", e);
    }
  }

  private static HttpUriRequestBase of(OutboundRequest request, byte @Nullable [] body) {
    HttpUriRequestBase http = new HttpUriRequestBase(request.method(), plain(request.uri()));
    request.headers().forEach(http::setHeader);
    if (body != null) {
      http.setEntity(new ByteArrayEntity(body, null));
    }
    http.setConfig(
        RequestConfig.copy(HttpStack.REQUESTS)
            .setRedirectsEnabled(request.followsRedirects())
            .build());
    return http;
  }

  /** In ASCII, without user and fragment, which are not for the host to see. */
  private static URI plain(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    URI plain = URI.create(uri.getScheme() + "://" + uri.getHost() + port + path + query);
    return URI.create(plain.toASCIIString());
  }

  /** Cuts all that is under way; nothing can be sent any more. */
  @Override
  public void close() {
    closed = true;
    http.close(CloseMode.IMMEDIATE);
    var _ = timer.shutdownNow();
  }
}

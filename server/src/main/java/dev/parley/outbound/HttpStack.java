package dev.parley.outbound;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The library, with all switched off that would send, keep or do more than was asked for. */
final class HttpStack {
  /** Of one address, so that a host's next one has its turn. */
  private static final Timeout CONNECT = Timeout.of(5, TimeUnit.SECONDS);

  private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(30);

  /** More than are ever under way, so that nobody waits for another's. */
  private static final int CONNECTIONS_OF_HOST = 10_000;

  private static final int MOST_REDIRECTS = 5;

  /** In characters; the longest head has 1.6 million. */
  private static final int LONGEST_LINE = 16 << 10;

  private static final int MOST_HEADERS = 100;

  static final RequestConfig REQUESTS =
      RequestConfig.custom()
          .setAuthenticationEnabled(false)
          .setProtocolUpgradeEnabled(false)
          .setExpectContinueEnabled(false)
          .setMaxRedirects(MOST_REDIRECTS)
          .setConnectionKeepAlive(KEPT_IDLE)
          .build();

  private HttpStack() {}

  static CloseableHttpClient client(
      DnsResolver hosts, HttpRoutePlanner routes, SSLContext trusted) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(hosts, trusted))
        .evictIdleConnections(KEPT_IDLE)
        .setRoutePlanner(routes)
        .setRequestExecutor(new Watched())
        .setRedirectStrategy(new SafeRedirects())
        .setUserAgent("Parley")
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .disableCookieManagement()
        .disableConnectionState()
        // Kept alive is what HTTP/1.1 means anyway.
        .addRequestInterceptorLast((request, _, _) -> request.removeHeaders(HttpHeaders.CONNECTION))
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      DnsResolver hosts, SSLContext trusted) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(hosts)
        // The JDK verifies that the certificate is of the host; a second opinion is not needed.
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(
                trusted, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(CONNECTIONS_OF_HOST)
        .build();
  }

  /** Whom this machine trusts. */
  static SSLContext systemTrust() {
    return SSLContexts.createSystemDefault();
  }

  /** Tells the watch when a connection is there and a request goes over it. */
  private static final class Watched extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        HttpResponseInformationCallback information,
        HttpContext context)
        throws IOException, HttpException {
      CheckedHosts.WATCH.get().begin(OutboundLimits.Part.FIRST_BYTE);
      return super.execute(request, connection, information, context);
    }
  }
}

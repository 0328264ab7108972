package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.parley.call.Reach;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connected to an address that was checked, the host must still show that it has the name. */
class OutboundTlsTest {
  private static final char[] PASSWORD = "parley".toCharArray();
  private static final Queue<String> HOSTS = new ConcurrentLinkedQueue<>();

  @TempDir static Path directory;

  private static SSLContext trust;
  private static HttpsServer server;

  @BeforeAll
  static void serve() throws Exception {
    Path file = directory.resolve("host.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=right.example",
                "-ext",
                "SAN=dns:right.example",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("host", keys.getCertificate(keys.aliases().nextElement()));
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(known);
    trust = SSLContext.getInstance("TLS");
    trust.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(trust));
    server.createContext(
        "/",
        exchange -> {
          HOSTS.add(exchange.getRequestHeaders().getFirst("Host"));
          exchange.getResponseHeaders().add("Location", "http://right.example/in-clear");
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/away") ? 302 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static OutboundClient client(SSLContext trusting) {
    return new OutboundClient(
        Reach.LOOPBACK, new DefaultRoutePlanner(null), Outbounds::loopback, trusting);
  }

  private static String at(String host, String path) {
    return "https://%s:%d%s".formatted(host, server.getAddress().getPort(), path);
  }

  @Test
  void theHostIsWhoItSaysItIs() throws Exception {
    try (OutboundClient client = client(trust);
        OutboundAnswer answer = client.open(Outbounds.get(at("right.example", "/")))) {
      assertThat(answer.status()).isEqualTo(204);
      assertThat(HOSTS).contains("right.example:" + server.getAddress().getPort());
    }
  }

  @Test
  void anotherHostAtTheSameAddressIsNot() throws Exception {
    try (OutboundClient client = client(trust)) {
      for (String other : new String[] {"wrong.example", "127.0.0.1", "sub.right.example"}) {
        assertThat(Outbounds.failure(client, Outbounds.get(at(other, "/secret"))))
            .isEqualTo(new OutboundFailure.Insecure());
      }
    }
  }

  @Test
  void norIsOneThatNobodyVouchesFor() throws Exception {
    try (OutboundClient client = client(HttpStack.systemTrust())) {
      assertThat(Outbounds.failure(client, Outbounds.get(at("right.example", "/"))))
          .isEqualTo(new OutboundFailure.Insecure());
    }
  }

  @Test
  void fromASecureHostNoRedirectionLeadsIntoTheClear() throws Exception {
    OutboundRequest request =
        new OutboundRequest(
            "GET",
            URI.create(at("right.example", "/away")),
            Map.of(),
            null,
            Outbounds.unlimited(),
            true);
    try (OutboundClient client = client(trust);
        OutboundAnswer answer = client.open(request)) {
      assertThat(answer.status()).isEqualTo(302);
    }
  }
}

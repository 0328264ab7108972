package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The contract, {@code openapi.yaml}, as JSON and as a page for people. */
final class Contract {
  private static final String SWAGGER_UI = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  /** The files of Swagger UI that the page needs, with their types. */
  private static final Map<String, String> ASSETS =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui-standalone-preset.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Parley: the interface</title>
          <link rel="stylesheet" href="/docs/swagger-ui.css">
          <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
        </head>
        <body>
          <div id="swagger-ui"></div>
          <script src="/docs/swagger-ui-bundle.js"></script>
          <script src="/docs/start.js"></script>
        </body>
      </html>
      """;

  private static final String START =
      """
      window.ui = SwaggerUIBundle({
        url: "/openapi.json",
        dom_id: "#swagger-ui",
        deepLinking: true,
        validatorUrl: null,
        presets: [SwaggerUIBundle.presets.apis],
      });
      """;

  private static final String ONLY_US =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

  private final JsonNode document;
  private final String assets;

  Contract() {
    this.document = read();
    this.assets = "META-INF/resources/webjars/swagger-ui/%s/".formatted(version());
  }

  Answer json(Request request) {
    return Answer.text(Envelope.JSON, document.toString());
  }

  Answer page(Request request) {
    request.context().header("Content-Security-Policy", ONLY_US);
    return Answer.text("text/html; charset=utf-8", PAGE);
  }

  /** One of the files of the page. */
  Answer asset(Request request) {
    String file = request.context().pathParam("file");
    if (file.equals("start.js")) {
      return Answer.text("text/javascript; charset=utf-8", START);
    }
    String type = ASSETS.get(file);
    if (type == null) {
      throw ApiException.of(404, "not_found", "The page has no such file.");
    }
    request.context().header("Cache-Control", "max-age=3600");
    return new Answer.Raw(type, open(assets + file));
  }

  private static JsonNode read() {
    try (InputStream in = open("openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource openapi.yaml cannot be read.", e);
    }
  }

  private static String version() {
    var properties = new Properties();
    try (InputStream in = open(SWAGGER_UI)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource %s cannot be read.".formatted(SWAGGER_UI), e);
    }
    return properties.getProperty("version", "");
  }

  private static InputStream open(String resource) {
    InputStream in = Contract.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "The resource %s is not on the class path. Maybe build with Maven, which puts it there."
              .formatted(resource));
    }
    return in;
  }
}

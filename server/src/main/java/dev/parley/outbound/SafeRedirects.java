package dev.parley.outbound;

import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Goes nowhere in clear from where it was secure, and takes no keys to another host. */
final class SafeRedirects extends DefaultRedirectStrategy {
  @Override
  public boolean isRedirectAllowed(
      HttpHost from, HttpHost to, HttpRequest redirect, HttpContext context) {
    boolean unsecured = "https".equals(from.getSchemeName()) && !"https".equals(to.getSchemeName());
    return !unsecured && super.isRedirectAllowed(from, to, redirect, context);
  }
}

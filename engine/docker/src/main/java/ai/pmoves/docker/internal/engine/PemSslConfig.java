package ai.pmoves.docker.internal.engine;

import com.github.dockerjava.transport.SSLConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS from the three files that Docker's tools use: ca.pem, cert.pem and key.pem. */
final class PemSslConfig implements SSLConfig {
    private static final char[] NO_PASSWORD = new char[0];
    private static final byte[] RSA_HEADER = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private final Path folder;

    PemSslConfig(Path folder) {
        this.folder = folder;
    }

    @Override
    public SSLContext getSSLContext()
            throws KeyManagementException, UnrecoverableKeyException, NoSuchAlgorithmException, KeyStoreException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store("ca.pem", false));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store("cert.pem", true), NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyManagementException("cannot use the certificates in " + folder + ": " + e.getMessage(), e);
        }
    }

    private KeyStore store(String file, boolean withKey) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (withKey) {
                store.setKeyEntry("client", key(), NO_PASSWORD, chain);
            }
            for (int i = 0; !withKey && i < chain.length; i++) {
                store.setCertificateEntry("ca" + i, chain[i]);
            }
        }
        return store;
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        String pem = Files.readString(folder.resolve("key.pem"));
        byte[] der = Base64.getMimeDecoder()
                .decode(pem.replaceAll("(?s).*-----BEGIN [A-Z ]*PRIVATE KEY-----", "")
                        .replaceAll("(?s)-----END.*", ""));
        boolean pkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(pkcs1 ? sequence(concat(RSA_HEADER, tagged(0x04, der))) : der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }

    private static byte[] sequence(byte[] content) {
        return tagged(0x30, content);
    }

    /** DER: tag, definite length, content. */
    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 0xffff) {
            throw new IllegalArgumentException("key too long");
        }
        if (content.length > 0xff) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length > 0x7f) {
            out.write(0x81);
        }
        out.write(content.length & 0xff);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}

package ai.pmoves.audit.internal.tree

import java.nio.file.Path
import spock.lang.Specification

/** Every rule takes the same files for templates. */
class TemplatesSpec extends Specification {
    def '#name: of .env #dotEnv, of variables #env, of anything #any'() {
        given:
        def file = Path.of('/srv/tree', name)

        expect:
        [Templates.isDotEnvOrTemplate(file), Templates.isEnvTemplate(file), Templates.isTemplate(file)] == [dotEnv, env, any]

        where:
        name                  || dotEnv | env   | any
        '.env'                || true   | false | false
        '.env.example'        || true   | true  | true
        'env.sample'          || true   | true  | true
        '.env.tmpl'           || true   | true  | true
        '.env-default'        || true   | true  | true
        'example.env'         || true   | true  | true
        'env.shared.example'  || false  | true  | true
        'nginx.conf.template' || false  | false | true
        '.env.production'     || false  | false | false
    }
}

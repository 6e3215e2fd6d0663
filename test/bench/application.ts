import type { Draw } from '#test/bench/draw.js';
import type { Writable } from '#test/bench/yaml-text.js';

type Manifest = { readonly [key: string]: Writable };

const words = ['anchor', 'basin', 'canyon', 'dune', 'estuary', 'fen', 'glacier', 'harbour', 'island', 'lagoon', 'meadow', 'orchard', 'prairie', 'ravine', 'summit', 'valley'] as const;

/** What the parts of one application share. */
interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly number: number;
  readonly port: number;
  readonly adminPort: number;
  readonly image: string;
  readonly draw: Draw;
}

const labelsOf = (name: string): Manifest => ({ 'app.kubernetes.io/name': name });

const object = (app: Application, apiVersion: string, kind: string, body: Manifest, name = app.name): Manifest =>
  ({ apiVersion, kind, metadata: { name, namespace: app.namespace, labels: { ...labelsOf(app.name), 'app.kubernetes.io/part-of': 'landscape' } }, ...body });

const locked: Manifest = {
  allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' }, capabilities: { drop: ['ALL'] },
};

const resourcesOf = (cpu: number, memory: number): Manifest =>
  ({ requests: { cpu: `${String(cpu)}m`, memory: `${String(memory)}Mi` }, limits: { cpu: `${String(2 * cpu)}m`, memory: `${String(2 * memory)}Mi` } });

const httpProbe = (path: string, port: string | number, seconds: Manifest): Manifest => ({ httpGet: { path, port }, ...seconds });

const hasClaim = (app: Application): boolean => app.number % 4 === 0;

function mainContainer(app: Application): Manifest {
  const { name, port, image, draw } = app;
  const data: Manifest[] = hasClaim(app) ? [{ name: 'data', mountPath: '/var/lib/work' }] : [];
  return {
    name: 'main', image, imagePullPolicy: 'IfNotPresent', ports: [{ name: 'http', containerPort: port }],
    env: [
      { name: 'UPSTREAM', valueFrom: { configMapKeyRef: { name, key: 'upstream' } } },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name, key: 'token' } } },
      { name: 'SELF', value: name },
    ],
    readinessProbe: httpProbe('/ready', 'http', { periodSeconds: draw.between(5, 30) }),
    livenessProbe: httpProbe('/live', port, { initialDelaySeconds: draw.between(5, 60) }),
    resources: resourcesOf(draw.oneOf([50, 100, 200]), draw.oneOf([64, 128, 256])), securityContext: locked,
    volumeMounts: [{ name: 'settings', mountPath: '/etc/work', readOnly: true }, ...data],
  };
}

const exporterContainer = (app: Application): Manifest => ({
  name: 'exporter', image: 'registry.example.com/metrics/exporter:2.9.3', imagePullPolicy: 'IfNotPresent', args: [`--listen=:${String(app.adminPort)}`, `--scrape=127.0.0.1:${String(app.port)}`],
  ports: [{ name: 'metrics', containerPort: app.adminPort }], envFrom: [{ configMapRef: { name: app.name } }],
  readinessProbe: { tcpSocket: { port: 'metrics' } }, livenessProbe: httpProbe('/metrics', 'metrics', {}), resources: resourcesOf(20, 32), securityContext: locked,
});

function deployment(app: Application): Manifest {
  const { name } = app;
  const data: Manifest[] = hasClaim(app) ? [{ name: 'data', persistentVolumeClaim: { claimName: name } }] : [];
  const labels = labelsOf(name);
  return object(app, 'apps/v1', 'Deployment', {
    spec: {
      replicas: app.draw.between(2, 5), selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels, 'app.kubernetes.io/part-of': 'landscape' } },
        spec: {
          serviceAccountName: name, automountServiceAccountToken: false, containers: [mainContainer(app), exporterContainer(app)],
          volumes: [{ name: 'settings', configMap: { name } }, ...data],
        },
      },
    },
  });
}

function settings({ draw, ...app }: Application): Manifest {
  const lines = Array.from({ length: draw.between(3, 12) }, () => `${draw.oneOf(words)}.${draw.oneOf(words)} = ${String(draw.between(0, 99_999))}\n`);
  const data = { upstream: `http://${app.name}.${app.namespace}.svc:80/${String(draw.between(1, 999))}`, level: draw.oneOf(['info', 'warn', 'debug']), most: String(draw.between(10, 5000)) };
  return object({ draw, ...app }, 'v1', 'ConfigMap', { data: { ...data, 'work.conf': lines.join('') } });
}

const access = (app: Application): Manifest[] => [
  object(app, 'v1', 'ServiceAccount', { automountServiceAccountToken: false }),
  object(app, 'v1', 'Secret', { type: 'Opaque', data: { token: btoa(`${app.name}-${String(app.draw.between(10 ** 8, 10 ** 9))}`) } }),
  object(app, 'rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: [app.name], verbs: ['get', 'watch'] }] }),
  object(app, 'rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: app.name }, subjects: [{ kind: 'ServiceAccount', name: app.name, namespace: app.namespace }],
  }),
];

const network = (app: Application): Manifest[] => [
  object(app, 'v1', 'Service', { spec: { selector: labelsOf(app.name), ports: [{ name: 'http', port: 80, targetPort: 'http' }, { name: 'metrics', port: 9090, targetPort: app.adminPort }] } }),
  object(app, 'networking.k8s.io/v1', 'Ingress', {
    spec: { rules: [{ host: `${app.name}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: app.name, port: { name: 'http' } } } }] } }] },
  }),
  object(app, 'networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: { matchLabels: labelsOf(app.name) }, policyTypes: ['Ingress', 'Egress'], ingress: [{ ports: [{ port: 'http' }, { port: app.adminPort }] }],
      egress: [{ to: [{ podSelector: {} }] }, { ports: [{ port: 53, protocol: 'UDP' }] }],
    },
  }),
];

const scale = (app: Application): Manifest[] => [
  object(app, 'autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: app.name }, minReplicas: 2, maxReplicas: app.draw.between(6, 12),
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: app.draw.between(50, 90) } } }],
    },
  }),
  object(app, 'policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector: { matchLabels: labelsOf(app.name) } } }),
];

function database(app: Application): Manifest[] {
  const name = `${app.name}-db`;
  const labels = labelsOf(name);
  const container: Manifest = {
    name: 'db', image: `registry.example.com/data/postgres:17.${String(app.draw.between(0, 9))}`, ports: [{ name: 'db', containerPort: 5432 }],
    readinessProbe: { tcpSocket: { port: 'db' } }, livenessProbe: { tcpSocket: { port: 'db' } }, resources: resourcesOf(100, 256), securityContext: locked,
    volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql' }],
  };
  return [
    object(app, 'v1', 'Service', { spec: { clusterIP: 'None', selector: labels, ports: [{ name: 'db', port: 5432 }] } }, name),
    object(app, 'apps/v1', 'StatefulSet', {
      spec: {
        serviceName: name, replicas: 3, selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { serviceAccountName: app.name, automountServiceAccountToken: false, containers: [container] } },
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: `${String(app.draw.oneOf([1, 5, 10]))}Gi` } } } }],
      },
    }, name),
  ];
}

function storage(app: Application): Manifest[] {
  const size = app.draw.oneOf([1, 2, 5]);
  const shared = { accessModes: ['ReadWriteMany'], storageClassName: '' };
  return [
    {
      apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: app.name, labels: labelsOf(app.name) },
      spec: { capacity: { storage: `${String(size)}Gi` }, ...shared, nfs: { server: 'nfs.example.com', path: `/export/${app.name}` } },
    },
    object(app, 'v1', 'PersistentVolumeClaim', { spec: { ...shared, volumeName: app.name, resources: { requests: { storage: `${String(size)}Gi` } } } }),
  ];
}

function report(app: Application): Manifest {
  const name = `${app.name}-report`;
  const container: Manifest = {
    name: 'report', image: app.image, command: ['/app/report', '--since=24h'], envFrom: [{ configMapRef: { name: app.name } }], resources: resourcesOf(50, 64), securityContext: locked,
  };
  return object(app, 'batch/v1', 'CronJob', {
    spec: {
      schedule: `${String(app.draw.between(0, 59))} ${String(app.draw.between(0, 23))} * * *`, concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          template: {
            metadata: { labels: labelsOf(name) },
            spec: { restartPolicy: 'Never', serviceAccountName: app.name, automountServiceAccountToken: false, containers: [container] },
          },
        },
      },
    },
  }, name);
}

/** The name of an application, and its manifests: all that they refer to is among them. Every tenth brings the Namespace of the ten. */
export function applicationOf(number: number, draw: Draw): { readonly name: string; readonly manifests: readonly Manifest[] } {
  const word = draw.oneOf(words);
  const name = `${word}-${String(number).padStart(5, '0')}`;
  const namespace = `area-${String(Math.floor(number / 10)).padStart(4, '0')}`;
  const image = `registry.example.com/${word}/${name}:1.${String(draw.between(0, 40))}.${String(draw.between(0, 9))}`;
  const app: Application = { name, namespace, number, port: draw.between(3000, 8999), adminPort: draw.between(9000, 9999), image, draw };
  const manifests = [
    ...(number % 10 === 0 ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } }] : []),
    settings(app), ...access(app), deployment(app), ...network(app), ...scale(app),
    ...(number % 3 === 0 ? database(app) : []), ...(hasClaim(app) ? storage(app) : []), ...(number % 5 === 0 ? [report(app)] : []),
  ];
  return { name, manifests };
}

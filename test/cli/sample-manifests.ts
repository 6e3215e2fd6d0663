/** A Service whose selector has a typo, and the Deployment that it means. */
export const SHOP: { readonly [path: string]: string } = {
  'shop/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: wbe
  ports:
    - port: 80
`,
  'shop/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example/web:1.0
          ports:
            - containerPort: 80
`,
};

/** The same, sound. */
export const SOUND: { readonly [path: string]: string } = {
  ...SHOP,
  'shop/service.yaml': SHOP['shop/service.yaml']?.replace('wbe', 'web') ?? '',
};

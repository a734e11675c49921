export { Pricing as default } from '../../../components/pricing.tsx';
